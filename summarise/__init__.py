"""Who acted, what they did, which numbers are claimed and who said so: grounded event summaries of news articles."""

__version__ = "0.1.0"
