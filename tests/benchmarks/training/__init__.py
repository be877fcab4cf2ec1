"""What `python -m tests.benchmarks.train_statements` is made of: examples from annotated articles, and fits to them."""
