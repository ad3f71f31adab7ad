"""Speed and soundness of the decoder, measured on the articles in `examples/`: `python -m benchmarks speed` and `... constraint`."""
