export const USAGE = `Usage · 用法:
  npx banjie verify [caseId]    walks the hash chain of one case or of all · 校验一件或全部案件的事件链
  npx banjie rebuild [caseId]   makes lists and worklists again from the events · 由事件重建查询表
The database is DATABASE_URL (with DATABASE_SCHEMA, DATA_KEYS, BLIND_INDEX_KEY), or that of npm start.
Ends with 0 when all is well, 1 when a chain is broken, 2 when it could not look.
`;
