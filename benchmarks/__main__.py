"""Every benchmark, one after the other: ``make bench``."""

from . import app, gongwen, papers, reading, spine, timing

if __name__ == "__main__":
    for one in (spine, papers, gongwen, timing, reading, app):
        print(f"\n## {one.__name__.rpartition('.')[2]}\n")
        one.main()
