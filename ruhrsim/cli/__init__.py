"""The command line: one file per command group, heavy imports inside the commands."""


def main() -> None:
    """Run the command line."""
    from ruhrsim.cli.app import app

    app(prog_name="ruhrsim")
