"""Every benchmark, one after the other: ``make bench``."""

from . import app, gongwen, papers, spine, timing

if __name__ == "__main__":
    for one in (spine, papers, gongwen, timing, app):
        print(f"\n## {one.__name__.rpartition('.')[2]}\n")
        one.main()
