"""The folder of the bot's files: what it removes, and what it leaves alone."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from t2vbot.media.store import FOLDER, MARKER, Media
from t2vbot.private import PRIVATE_FILE

ONE, TWO = "0123456789abcdef", "fedcba9876543210"
FOREIGN = [
    "holiday.mp4",
    "0123456789ABCDEF.mp4",
    "0123456789abcdef.mkv",
    "0123456789abcdef0.mp4",
    "0123456789abcdef.mp4.part",
    ".encoding-notes.txt",
]
HOSTILE = [
    "",
    "..",
    ".",
    "../../victim",
    "..\\..\\victim",
    "/etc/victim",
    "C:\\victim",
    "0123456789abcdef/../../victim",
    "0123456789abcdef\n",
    "0123456789abcdeg",
    "*",
]


@pytest.fixture
def media(tmp_path: Path) -> Media:
    media = Media(tmp_path)
    media.open()
    return media


def fill(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


def files_of(media: Media, job_id: str) -> list[Path]:
    paths = media.master(job_id), media.first_frame(job_id), media.last_frame(job_id)
    return [fill(path) for path in (*paths, media.copy(job_id, 10_000), media.copy(job_id, 500))]


def sweep(media: Media, *keep: str) -> None:
    """As the outbox does."""
    media.remove_all(media.owners() - {*keep})


def test_a_sweep_removes_what_belongs_to_no_job(media: Media) -> None:
    kept, gone = files_of(media, ONE), files_of(media, TWO)
    sweep(media, ONE)
    assert all(path.exists() for path in kept)
    assert not any(path.exists() for path in gone)


def test_what_is_being_encoded_is_swept_at_a_start_alone(media: Media) -> None:
    encoding = fill(media.folder / ".encoding-a1_b2c3d" / "clip.mp4")
    sweep(media)
    assert encoding.exists()
    media.open()
    assert not encoding.parent.exists()


def test_all_files_of_one_job_are_removed(media: Media) -> None:
    kept, gone = files_of(media, ONE), files_of(media, TWO)
    media.remove(TWO)
    assert all(path.exists() for path in kept)
    assert not any(path.exists() for path in gone)


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_file_stays(media: Media, name: str) -> None:
    foreign = fill(media.folder / name)
    sweep(media)
    assert foreign.exists()


@pytest.mark.parametrize("name", ["photos", f"{ONE}.mp4", ".encoding-photos-of-2019", ".encoding-"])
def test_a_foreign_folder_stays(media: Media, name: str) -> None:
    inside = fill(media.folder / name / f"{TWO}.mp4")
    media.open()
    sweep(media)
    media.remove(ONE)
    assert inside.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_nothing_behind_a_link_is_removed(media: Media, tmp_path: Path) -> None:
    file, folder = fill(tmp_path / "theirs.mp4"), fill(tmp_path / "theirs" / "clip.mp4").parent
    (media.folder / f"{ONE}.mp4").symlink_to(file)
    (media.folder / ".encoding-abcdefgh").symlink_to(folder)
    media.open()
    sweep(media)
    media.remove(ONE)
    assert file.exists()
    assert (folder / "clip.mp4").exists()


def test_nothing_is_removed_from_a_folder_without_the_marker(tmp_path: Path) -> None:
    theirs = fill(tmp_path / FOLDER / f"{ONE}.mp4")
    media = Media(tmp_path)
    media.open()
    sweep(media)
    assert theirs.exists()
    assert not (media.folder / MARKER).exists()


def test_the_marker_outlives_a_restart(media: Media, tmp_path: Path) -> None:
    left = fill(media.master(ONE))
    again = Media(tmp_path)
    again.open()
    sweep(again)
    assert not left.exists()
    assert (media.folder / MARKER).exists()


def test_a_crash_between_folder_and_marker_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    media = Media(tmp_path)
    media.open()
    left = fill(media.master(ONE))
    sweep(media)
    assert not left.exists()


def test_the_rest_of_a_data_folder_is_not_touched(tmp_path: Path) -> None:
    """A host may name their home folder, where Windows keeps "Videos"."""
    names = ["Videos/birth.mp4", f"videos/{ONE}.mp4", ".encoding-abcdefgh/x", f"{ONE}.mp4"]
    theirs = [fill(tmp_path / name) for name in names]
    media = Media(tmp_path)
    media.open()
    sweep(media)
    media.remove(ONE)
    assert all(path.exists() for path in theirs)


@pytest.mark.parametrize("job_id", HOSTILE)
def test_an_id_that_is_none_leads_nowhere(media: Media, job_id: str) -> None:
    ways = (media.master, media.first_frame, media.last_frame, media.remove)
    for way in ways:
        with pytest.raises(ValueError, match="not the id"):
            way(job_id)
    with pytest.raises(ValueError, match="not the id"):
        media.copy(job_id, 10)


def test_masters_are_taken_over_from_another_folder(media: Media, tmp_path: Path) -> None:
    before = tmp_path / "videos"
    (tmp_path / "victim.mp4").touch()
    for name in (f"{ONE}.mp4", f"{TWO}.mp4", "holiday.mp4"):
        fill(before / name)
    media.adopt(before, [ONE, *HOSTILE])
    assert media.master(ONE).exists()
    assert sorted(os.listdir(before)) == [f"{TWO}.mp4", "holiday.mp4"]
    assert (tmp_path / "victim.mp4").exists()


def test_what_arrives_is_the_jobs_once_it_is_whole(media: Media) -> None:
    with media.arriving(ONE) as path:
        path.write_bytes(b"whole")
        assert not media.master(ONE).exists()
        if sys.platform != "win32":
            assert path.stat().st_mode & 0o777 == PRIVATE_FILE
    assert media.master(ONE).read_bytes() == b"whole"
    with media.arriving(TWO) as path:
        path.unlink()
    with pytest.raises(OSError, match="full"), media.arriving(TWO):
        raise OSError("the disk is full")
    assert sorted(os.listdir(media.folder)) == [MARKER, f"{ONE}.mp4"]


def test_what_is_there_already_is_not_replaced(media: Media, tmp_path: Path) -> None:
    media.master(ONE).write_bytes(b"newer")
    fill(tmp_path / "videos" / f"{ONE}.mp4")
    media.adopt(tmp_path / "videos", [ONE])
    assert media.master(ONE).read_bytes() == b"newer"
