"""Files, folders and changes of names, each as it is and as a power cut would leave it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(eq=False)
class File:
    """One inode: the bytes a reader sees and those a power cut spares."""

    number: int
    changed: int
    written: bytes = b""
    durable: bytes = b""
    doubtful: list[tuple[int, int]] = field(default_factory=list)
    """Ranges whose fsync failed: they may be zeros after a power cut, however often they are synced later."""

    @property
    def unsure(self) -> bool:
        """Whether a power cut may leave other bytes than a reader sees now."""
        return self.written != self.durable or bool(self.doubtful)


@dataclass(eq=False)
class Folder:
    """Names as they are and as a power cut would leave them."""

    names: dict[str, File | Folder] = field(default_factory=dict)
    durable: dict[str, File | Folder] = field(default_factory=dict)


@dataclass
class Change:
    """One directory operation that is not durable yet: it happens whole or not at all."""

    parts: list[tuple[Folder, dict[str, File | Folder | None]]]


def apply(names: dict[str, File | Folder], sets: dict[str, File | Folder | None]) -> None:
    """Set names in a folder's names; None takes one away."""
    for name, node in sets.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node
