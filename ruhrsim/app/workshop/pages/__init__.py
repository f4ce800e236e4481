"""The pages of the game: each asks the hub and checks the secret again with every move."""

from ruhrsim.app.workshop.pages.entrance import WorkshopPage

__all__ = ["WorkshopPage"]
