import io
import zipfile

from mzsh_kit.gongwen.ooxml.package import package, part


def test_a_package_is_a_sound_zip_without_a_clock():
    file = zipfile.ZipFile(io.BytesIO(package([part("a.xml", "<甲/>"), part("b/c.xml", "x" * 5000)])))
    assert file.testzip() is None
    assert [(entry.filename, entry.date_time, entry.file_size) for entry in file.infolist()] == [
        ("a.xml", (1980, 1, 1, 0, 0, 0), 6),
        ("b/c.xml", (1980, 1, 1, 0, 0, 0), 5000),
    ]
    assert file.read("a.xml").decode() == "<甲/>"
