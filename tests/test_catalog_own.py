"""The host's own file of models: read with words for every fault, changed without touching what
else stands in it."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from t2vbot.catalog.catalog import Catalog, read_models
from t2vbot.catalog.folder import from_folder
from t2vbot.catalog.licences import commercial_use, licence_of
from t2vbot.catalog.toml_file import add_table, remove_table
from t2vbot.catalog.writing import table_of
from t2vbot.errors import SettingsError
from t2vbot.settings import load

GOOD = """\
title = "Mine"
family = "TextToVideoSDPipeline"
hub_id = "someone/mine"
dtype = "float16"
licence = "MIT"
sizes = { square = [64, 64] }
default_size = "square"
side = { min = 32, max = 128 }
frames = { min = 8, max = 16, default = 8 }
fps = { min = 4, max = 16, default = 8 }
steps = { min = 1, max = 16, default = 8 }
guidance = { min = 1, max = 9, default = 8 }
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "models.toml"


def faults(file: Path, text: str | bytes) -> list[str]:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SettingsError) as error:
        Catalog.load(file)
    first, *others = str(error.value).splitlines()
    assert str(file) in first
    return others


def test_all_faults_are_said_in_one_message(file: Path) -> None:
    found = faults(
        file,
        """\
size = 5
[ms-1.5b]
title = "x"
["my model"]
title = "x"
[auto]
title = "x"
[named]
name = "x"
[a]
titel = "A"
family = "TextToVideoSDPipeline"
hub_id = "x"
folder = "D:\\new"
dtype = "fp16"
licence = 5
commercial_use = "perhaps"
sizes = { square = [63, 64], wide = [1, 2, 3] }
default_size = "huge"
side = { min = 10, max = 5 }
frames = { min = 8, max = 16, default = 4, stp = 4 }
fps = 8
steps = { min = "x", default = 3.5 }
guidance = { min = 1, max = 2, default = 5 }
scheduler = { name = "os" }
memory = { full_gb = 1 }
keywords = "abc"
""",
    )

    wanted = [
        "size stands outside a model",
        '[ms-1.5b] has a dot in its name, so it must be in quotes: ["ms-1.5b"]',
        '"my model" cannot be a model\'s name',
        '"auto" cannot be a model\'s name',
        "named: its name is the one in brackets",
        "a: title is missing.",
        'a: dtype is \'fp16\', but must be "float16", "bfloat16" or "float32"',
        "a: licence is 5, but must be a text in quotes",
        "a: commercial_use is 'perhaps', but must be true or false",
        "a: sizes.wide is [1, 2, 3], but must be names with width and height",
        "a: side: min is 10, which is more than max, 5.",
        "a: there is no key frames.stp. Did you mean step?",
        "a: fps is 8, but must be a range of frames per second",
        "a: steps.min is 'x', but must be a whole number",
        "a: steps.max is missing.",
        "a: steps.default is 3.5, but must be a whole number",
        "a: guidance: default is 5, which is outside 1 to 2.",
        "a: scheduler.name is 'os', but must be the name of a scheduler",
        "a: memory.offload_gb is missing.",
        "a: keywords is 'abc', but must be a list of texts",
        "a: there is no key titel. Did you mean title?",
    ]
    assert len(found) == len(wanted)
    for said, start in zip(found, wanted, strict=True):
        assert said.startswith(f"- {start}")


def test_what_does_not_go_together_is_said_all_at_once(file: Path) -> None:
    text = GOOD.replace('"square"', '"huge"').replace("[64, 64]", "[63, 256]")
    text = text.replace("fps = { min = 4", "fps = { min = 0").replace("someone/mine", "mine")
    text = text.replace("default = 8 }", "default = 8, step = 4, offset = 1 }", 1)
    found = faults(file, f"[a]\n{text}folder = 'x'\n")

    assert [said.partition("a: ")[2] for said in found] == [
        "give either hub_id (owner/name at the Hugging Face hub) or folder, one of the two.",
        'hub_id is "mine", but must be owner/name.',
        'default_size is "huge", but must be one of the sizes: square.',
        "fps begins at 0, but must begin above 0.",
        "the usual number of frames is 8, but its pipeline makes a multiple of 4 plus 1.",
        "the size square, 63x256, must be in multiples of 8 pixels.",
        "the size square, 63x256, is outside side, 32 to 128.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[x", "line 1, [x: the name of a model stands in brackets"),
        ("[a]\n[a]\n", "line 2, [a]: this is there twice"),
        ("[a]\nx=1\nx=2\n", "line 3, x=2: this is there twice"),
        ('[a]\nfolder = "D:\\models"', 'line 2, folder = "D:\\models": in double quotes'),
        ("[a]\nx = yes", "line 2, x = yes: the value is not readable"),
        ("[a]\n\n x 5", 'line 3, x 5: a line must be a key, "=" and a value'),
        ('x = "a\n', 'line 1, x = "a: a quote is not closed'),
        ("x = { a = 1\n}", "line 1, x = { a = 1: a bracket is not closed"),
        ("x = \u201ca\u201d", "the value is not readable. Texts stand in straight quotes"),
        ("[a]\n".encode("utf-16"), "UTF-16"),
        ('[a]\ntitle = "\u00e4"'.encode("latin-1"), "line 2 is not UTF-8"),
    ],
)
def test_a_file_that_is_no_toml_says_where_and_why(
    file: Path, text: str | bytes, said: str
) -> None:
    [fault] = faults(file, text)
    assert said in fault


def test_a_windows_editors_mark_and_line_ends_are_read(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + f"[mine]\n{GOOD}".replace("\n", "\r\n").encode())
    assert read_models(file)["mine"].title == "Mine"


def test_a_shipped_model_may_be_replaced(file: Path) -> None:
    file.write_text(f'["ms-1.7b"]\n{GOOD}')
    catalog = Catalog.open(file)
    assert catalog.get("ms-1.7b").hub_id == "someone/mine"
    assert catalog.names() == Catalog.open(None).names()


def test_the_file_lies_beside_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = tmp_path / "beside"
    beside.mkdir()
    (beside / ".env").write_text("T2V_CATALOG=sub/own.toml\n")
    monkeypatch.setenv("T2V_ENV_FILE", str(beside / ".env"))
    assert load().catalog == beside / "sub" / "own.toml"
    with pytest.raises(SettingsError, match=r"T2V_CATALOG is .*own\.toml, which is not there"):
        Catalog.open(load().catalog)

    (beside / ".env").write_text("")
    assert (load().catalog, load().catalog_file()) == (None, beside / "models.toml")
    (beside / "models.toml").touch()
    assert load().catalog == beside / "models.toml"
    monkeypatch.setenv("T2V_ENV_FILE", os.devnull)
    assert load().catalog is None


MINE = f"[mine]\n{GOOD}"
AROUND = [
    "",
    '# My models\n[one]\ntitle = "a"  # kept\n',
    '[one]\ntitle = """\n[mine]\n# no comment\n"""',
    '# two\r\n[one]\r\ntitle = "a"\r\n',
    '\ufeff[one]\ntitle = "\u00e4"\n\n\n',
]


@pytest.mark.parametrize("text", AROUND)
def test_what_is_added_and_removed_leaves_the_rest_as_it_was(file: Path, text: str) -> None:
    before = text.encode()
    file.write_bytes(before)
    add_table(file, f"{MINE}[mine.memory]\nfull_gb = 1\noffload_gb = 1\n")

    assert file.read_bytes().startswith(before)
    assert (b"\r\n" in before) == (b"\r\n" in file.read_bytes())
    assert tomllib.loads(file.read_bytes().decode("utf-8-sig"))["mine"]["memory"]
    remove_table(file, "mine")
    assert file.read_bytes().rstrip() == before.rstrip()


def test_comments_around_a_removed_model_stay(file: Path) -> None:
    other = "\n# about the other\n[other]\nx = 1\n"
    file.write_text(f"# about mine\n{MINE}{other}")
    remove_table(file, "mine")
    assert file.read_text() == f"# about mine\n{other}"


@pytest.mark.parametrize("text", ["mine = { a = 1 }\n", "mine.a = 1\n[other]\nx = 1\n"])
def test_what_is_no_table_of_its_own_is_left_to_the_host(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(SettingsError, match="by hand"):
        remove_table(file, "mine")
    assert file.read_text() == text


def test_a_link_to_the_file_stays_one(tmp_path: Path, file: Path) -> None:
    real = tmp_path / "real.toml"
    real.touch(0o640)
    file.symlink_to(real)
    add_table(file, MINE)
    assert file.is_symlink() and "mine" in read_models(real)
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be written"):
        add_table(tmp_path / "nowhere" / "models.toml", MINE)


def test_a_model_is_read_as_it_was_written(file: Path, tiny_model: Path) -> None:
    model = from_folder(tiny_model).model_copy(
        update={"name": "mine-1.5", "licence_note": 'a "quote"\nand \\ \x7f', "keywords": ("a",)}
    )
    add_table(file, table_of(model, {"": "two\nlines", "licence": "seen"}))
    read = read_models(file)["mine-1.5"]
    assert read == model.model_copy(update={"licence_note": 'a "quote" and \\  '})


@pytest.mark.parametrize(
    ("metadata", "licence", "commercial"),
    [
        ({"license": "apache-2.0"}, "apache-2.0", True),
        ({"license": ["mit", "x"]}, "mit, x", None),
        ({"license": "cc-by-nc-4.0"}, "cc-by-nc-4.0", False),
        ({"license": "other", "license_name": "tencent", "license_link": "L"}, "tencent", None),
        ({"license": "creativeml-openrail-m"}, "creativeml-openrail-m", None),
        ({}, "unknown", None),
    ],
)
def test_a_licence_is_known_or_not(
    metadata: dict[str, object], licence: str, commercial: bool | None
) -> None:
    assert licence_of(metadata) == (licence, metadata.get("license_link"))
    assert commercial_use(licence) is commercial
