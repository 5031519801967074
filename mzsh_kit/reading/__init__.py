"""An existing plan, anyone's (.docx, .txt, .md) -> what it says and where -> a Plan."""
