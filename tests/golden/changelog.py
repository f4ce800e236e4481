"""Refuse a commit that renews the golden runs and says nothing in the changelog."""

import subprocess
import sys


def main() -> None:
    """Exit with 1 if golden.npz is staged and CHANGELOG.md is not."""
    shown = subprocess.run(
        ["git", "diff", "--cached", "--name-only"], capture_output=True, text=True, check=True
    ).stdout.split()
    if "tests/golden/golden.npz" in shown and "CHANGELOG.md" not in shown:
        sys.exit(
            "golden runs are renewed and CHANGELOG.md says nothing: which numbers moved, by how much, why?"
        )


if __name__ == "__main__":
    main()
