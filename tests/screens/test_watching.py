"""The app while it is open: what comes into a folder is seen without a key."""

from pathlib import Path

import pytest

from mentortui.exchange import watching
from tests.driver import opened
from tests.sharing import a_pair


@pytest.mark.skipif(not watching.is_told(), reason="the extra `watch` is not installed")
@pytest.mark.timeout(60)
async def test_what_comes_into_the_folder_is_seen(tmp_path: Path) -> None:
    tom, ana, _ = a_pair(tmp_path)
    async with opened(tom.journal, screen="meetings") as app:
        app.app.watch_folders()  # as it does in a terminal
        ana.log("Handover went well", "Tom Berg")
        ana.sync()
        while "2 records from Ana Silva." not in app.text():
            await app.pilot.pause(0.05)
            await app.settle()
