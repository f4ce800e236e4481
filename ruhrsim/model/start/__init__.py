"""How a run begins: estimates from the tables, the steady state, and what towns agree on."""
