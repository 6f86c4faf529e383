CREATE VIRTUAL TABLE search_text USING fts5(title, body, tokenize = 'unicode61');
CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_text, row);
