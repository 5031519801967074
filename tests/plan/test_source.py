import pytest

from mzsh_kit import KitError, load
from mzsh_kit.plan.source import read_source


def read(tmp_path, text, name="plan.yaml"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_source(path)


def test_yaml_is_read_as_people_expect(tmp_path):
    text = (
        "start: 14:30\nday: 2027-01-15\ncode: 007\nyear: 2026\nyes: yes\nopen:\nconfirmed: true\nfloat: 1.0\n"
    )
    assert read(tmp_path, text).data == {
        "start": "14:30", "day": "2027-01-15", "code": "007", "year": 2026, "yes": "yes", "open": None,
        "confirmed": True,
        "float": "1.0",
    }  # fmt: skip


def test_every_value_knows_its_line(tmp_path):
    source = read(tmp_path, "a:\n  - b: 1\n  - c: 2\n")
    assert [source.line(place) for place in [("a",), ("a", 1), ("a", 1, "c"), ("a", 1, "d"), ("x",)]] == [
        2,
        3,
        3,
        3,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("a: &x [1]\nb: *x\n", "p.yaml", "p.yaml：第1行写法有误：不允许使用别名（&、*）。请改正后重试。"),
        ("a: 1\na: 2\n", "p.yaml", "p.yaml：第2行写法有误：“a”重复出现。请改正后重试。"),
        ('{"a": 1,\n "a": }', "p.json", "p.json：第2行写法有误：括号、引号或逗号有误。请改正后重试。"),
        ('{"a": 1, "a": 2}', "p.json", "p.json：第1行写法有误：“a”重复出现。请改正后重试。"),
        ("[" * 100_000, "p.json", "p.json：第1行写法有误：内容无法识别。请改正后重试。"),
        ("年度".encode("gbk"), "p.yaml", "p.yaml：文件不是UTF-8编码。请另存为UTF-8编码后重试。"),
        (b" " * 5_000_001, "p.yaml", "p.yaml：文件有5.1MB，过大。不得超过5MB。"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path, text, name, message):
    with pytest.raises(KitError) as caught:
        read(tmp_path, text, name)
    assert str(caught.value) == message


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(KitError, match="找不到这个文件"):
        load(tmp_path / "没有.json")


def test_a_tagged_object_is_never_made(tmp_path):
    assert read(tmp_path, "a: !!python/object/apply:os.system ['echo']\n").data == {"a": ["echo"]}
