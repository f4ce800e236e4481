"""What towns, firms and people do in a quarter; `RuhrModel.step` calls these parts in order.

Each function takes the model, hands the processes what they touch, and books what happened.
"""
