"""Every benchmark, one after the other: ``make bench``."""

from . import spine

if __name__ == "__main__":
    spine.main()
