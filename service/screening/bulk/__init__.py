"""A file of names screened: a table is read, its columns are understood, rows become queries, hits become lines.

| step | module |
|---|---|
| bytes, encoding, delimiter, rows | `source`, `dialect`, `csv_table` |
| headings → what each column means | `headings` |
| a row → a query, and the doubts about it | `subject`, `cells`, `birth_dates` |
| rows and a corpus → lines of output (pure) | `screen`, `lines` |
| batches in several processes, in order | `processes` |
| the file that is written, and its manifest | `output`, `manifest` |
| all of it | `run` |
"""
