// The page works without a script, so that the first thing people see needs none.
export const csr = false;
