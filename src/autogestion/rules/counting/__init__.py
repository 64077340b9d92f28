"""How votes are counted: one module for each way of counting, each with a page in spec/counting.

Every method is a function `count(options, ballots, …)` of whole numbers that answers with a frozen
result; `result.to_data()` is what stands in the record. A tie is reported, never broken.
"""
