export const USAGE = `Usage · 用法:
  npx banjie migrate            brings the database to this release · 将数据库升级到本版本
  npx banjie verify [caseId]    walks the hash chain of one case or of all · 校验一件或全部案件的事件链
  npx banjie rebuild [caseId]   makes lists and worklists again from the events · 由事件重建查询表
  npx banjie history <caseId>   reads the case's Temporal history in words · 以文字列出案件的流程历史
The database is DATABASE_URL (with DATABASE_SCHEMA, DATA_KEYS, BLIND_INDEX_KEY), or that of npm start;
history also asks TEMPORAL_ADDRESS.
Ends with 0 when all is well, 1 when a chain is broken, 2 when it could not look.
`;
