"""The run directory: what a run reads and makes, kept so that nothing is lost and everything can be checked.

    run.json          header: settings, engine, versions, hashes, status
    articles.jsonl    one `Article` a line
    records.jsonl     one `Extraction` a line: what the model wrote, passage by passage
    summaries.jsonl   one `EventSummary` a line; a failed article is a line too
    log.jsonl         seconds and tokens
    report.html       for people

While a run is going on, lines are appended as they are done and the last line of an article or passage counts; when it is
complete, the files are put into the order of the input.
"""
