"""What the tests of the library write in it."""

from autogestion.server.library.entry import Said

BREAD = Said(
    begun="1912-01-11", ended="1912-03-14", country="US", people=20_000, outcome="won",
    texts={
        "title": "Bread and Roses", "place": "Lawrence", "trade": "Textile workers",
        "workplace": "Mills", "tried": "Moving picket lines around the mills.",
        "answer": "Soldiers, and the arrest of organisers.", "came_of_it": "Wages rose.",
    },
    lists={
        "demands": ["Higher wages", "Double pay for overtime"],
        "forms": ["Strike committee of all nations", "Common kitchens"],
        "sources": ["A book about it https://example.org/lawrence."],
    },
)  # fmt: skip
RENT = Said(
    begun="1915-05", ended="1915-12", country="GB", people=20_000, outcome="won",
    texts={"title": "The rent strike", "place": "Glasgow", "trade": "Tenants", "workplace": "Tenements"},
    lists={"demands": ["Rents as before the war"], "forms": ["Common kitchens"], "sources": []},
)  # fmt: skip
