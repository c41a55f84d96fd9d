-- What documents are filtered by, so that they are counted without reading them.
create index document_filters on document (published_last, published_first, language, publisher_key);
