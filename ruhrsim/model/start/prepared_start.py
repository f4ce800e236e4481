"""placeholder"""


def read_prepared(year, region): ...
