-- The ledger of one product is read page by page, the newest first.
create index stock_ledger_of_product on stock_ledger (product_id, id);
