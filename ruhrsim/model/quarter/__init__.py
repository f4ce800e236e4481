"""A quarter as data: the steps in their order (`QUARTER`), and the records that they read and write.

Each step takes the records, hands the processes what they touch, and books what happened.
"""
