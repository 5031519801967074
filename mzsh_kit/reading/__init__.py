"""An existing plan, anyone's (.docx, .txt, .md) -> what it says and where -> a Plan."""

from .outline import Outline, Section, outline
from .source import Line, read_lines

__all__ = ["Line", "Outline", "Section", "outline", "read_lines"]
