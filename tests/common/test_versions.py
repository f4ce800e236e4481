"""What made a result: code, data, region, packages and commit; what has changed since is told by name."""

import shutil
import subprocess

import pytest

from ruhrsim.common import versions
from ruhrsim.common.versions import (
    ChangedVersionError,
    check_unchanged,
    differences,
    made_by,
    stored_made_by,
)

NOW = {
    "code": "c2",
    "data": "d2",
    "region": "ruhr",
    "packages": {"numpy": "2.5", "scipy": "1.18"},
    "commit": "b" * 40,
}
HAS_GIT = pytest.mark.skipif(shutil.which("git") is None, reason="Git is not installed")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, []),
        ({"code": "c1", "commit": "a" * 40}, [f"code c1 (commit {'a' * 12}) → c2 (commit {'b' * 12})"]),
        ({"code": "c1", "commit": None}, [f"code c1 → c2 (commit {'b' * 12})"]),
        ({"data": "d1"}, ["data d1 → d2"]),
        ({"region": "kreise"}, ["region kreise → ruhr"]),
        ({"packages": {"numpy": "2.4", "scipy": "1.18"}}, ["numpy 2.4 → 2.5"]),
        ({"packages": {"numpy": "2.5"}}, ["scipy not used → 1.18"]),
        ({"commit": "a" * 40}, []),
    ],
)
def test_every_difference_is_told_by_name(change, told):
    assert differences(NOW | change, NOW) == told


def test_manifests_of_sweeps_and_comparisons_tell_the_same():
    packages = {"numpy": "2.4"}
    told = {"code": "c", "data": "d", "packages": packages}
    assert stored_made_by({"code_version": "c", "data_version": "d", "packages": packages}) == told
    assert (
        stored_made_by({"made_by": {"code": "c", "data": "d", "packages": "{}"}, "packages": packages})
        == told
    )


def test_what_an_old_manifest_does_not_tell_is_no_difference():
    assert differences(stored_made_by({"code_version": made_by()["code"]}), made_by()) == []


def test_a_changed_result_is_refused_unless_one_insists():
    manifest = {"code_version": "older", "packages": {"numpy": "1.0"}}
    with pytest.raises(ChangedVersionError) as told:
        check_unchanged("mine", manifest, insist=False)
    for part in ("mine was made with another code older → ", "numpy 1.0 → ", "insist=True", "--insist"):
        assert part in str(told.value)
    check_unchanged("mine", manifest, insist=True)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository with a package in it, in place of ours; `commit` is asked anew."""
    package = tmp_path / "repository" / "package"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    monkeypatch.setattr(versions, "_PACKAGE", package)
    monkeypatch.setattr(versions, "commit", versions.commit.__wrapped__)
    return package


def git(folder, *arguments):
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@HAS_GIT
def test_the_commit_is_named_with_whether_files_differ_from_it(repository):
    git(repository.parent, "init", "-q")
    git(repository.parent, "add", ".")
    git(repository.parent, "commit", "-q", "-m", "first")
    head = git(repository, "rev-parse", "HEAD")
    assert versions.commit() == head
    (repository.parent / "results.txt").write_text("beside the package")
    assert versions.commit() == head
    (repository / "__init__.py").write_text("changed = True")
    assert versions.commit() == f"{head} and changes"


@HAS_GIT
def test_a_repository_around_an_installed_package_is_not_its_commit(repository):
    git(repository.parent, "init", "-q")
    (repository.parent / "mine.txt").write_text("")
    git(repository.parent, "add", "mine.txt")
    git(repository.parent, "commit", "-q", "-m", "mine")
    assert versions.commit() is None


def test_without_git_there_is_no_commit_and_no_fault(repository, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert versions.commit() is None
    assert versions.made_by()["commit"] is None
