"""The screens of feedback: what is due and answered, answering, one response, how it goes over time, both sides."""
