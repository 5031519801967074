from .fonts import Fonts
from .setting import Setting


def restyled_setting(base: bytes, fonts: Fonts) -> Setting:
    raise NotImplementedError
