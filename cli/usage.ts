import { BACKUP_USAGE } from './backup/usage.ts';
import { REMOTE_USAGE } from './remote/usage.ts';

export const USAGE = `Usage · 用法:
  npx banjie migrate            brings the database to this release · 将数据库升级到本版本
  npx banjie publish [--profile FILE] [--dry-run] [--json]
                                puts the release's procedures in force, as the county's profile sets them · 按县配置发布本版本全部事项
  npx banjie schedules [--dry-run] [--json]
                                makes the engine's schedules those of the duties and indicators in force · 使定时任务与在用的职责、指标一致
  npx banjie upgrade [--to BUILD] [--dry-run] [--json]
                                moves running cases to the newest build of the workflow code · 将在办件转入新版本的办理进程
  npx banjie import-template <kind> FILE [--procedure ID]
                                writes the workbook to fill in · 生成导入模板
  npx banjie import <kind> FILE [--procedure ID] [--region CODE] [--dry-run] [--faults FILE] [--json]
                                takes organisations, people, subjects or cases over from paper · 导入组织、人员、主体或在办件
  npx banjie administrator --name NAME --id ID --organisation CODE [--login ACCOUNT] [--issuer ISSUER] [--another] [--json]
                                makes the first administrator · 设立首位系统管理员
  npx banjie definitions list [PROCEDURE] | diff FROM TO | export VERSION [--out FILE]
                       | import FILE --note TEXT [--by PERSON] [--dry-run]
                       | activate VERSION --ground TEXT [--from DAY] [--by PERSON]
                       | retire PROCEDURE --ground TEXT [--from DAY] [--despite-links] [--by PERSON]   [--json]
                                versions of definitions; VERSION is a hash, 8 or more of its first characters, or a procedure · 事项定义的版本
  npx banjie rotate-keys [--check] [--closed] [--json]
                                seals everything under the first of DATA_KEYS and indexes it under the first of BLIND_INDEX_KEY;
                                --check only says what still needs an older one · 以首个密钥重新加密、重建索引；--check 只查旧密钥是否仍在用
  npx banjie tidy [--dry-run] [--json]
                                deletes what KEEP_DAYS does not keep any longer, as is done every night · 清理超过保留期的记录（每晚自动执行）
  npx banjie archive [--dir DIR] [--days N] [--plain] [--dry-run] [--json]
                                writes cases that ended longer ago than N days into files, sealed unless --plain, proves them, and takes
                                their workflows out of Temporal; their trails stay · 将办结超过 N 天的案件归档并移出 Temporal，事件链保留
  npx banjie archive reseal [--dir DIR]
                                seals the archive's files anew after a change of keys · 更换密钥后重新加密归档文件
  npx banjie archive show <caseId> [--dir DIR]
                                prints what the archive has of a case, in clear · 明文显示归档中的一件案件
  npx banjie verify --archive DIR [--json]
                                checks the archive's files, chains and heads · 校验归档文件与事件链
  npx banjie verify [caseId]    walks the hash chain of one case or of all · 校验一件或全部案件的事件链
  npx banjie catch-up [caseId]  shows workflows what their trails hold beyond what they know · 使流程补上事件链中的后续事件
  npx banjie rebuild [caseId]   makes lists and worklists again from the events · 由事件重建查询表
  npx banjie history <caseId>   reads the case's Temporal history in words · 以文字列出案件的流程历史
The database is DATABASE_URL (with DATABASE_SCHEMA, DATA_KEYS, BLIND_INDEX_KEY), or that of npm start;
history, schedules, upgrade and catch-up also ask TEMPORAL_ADDRESS, publish where it is named; import of cases needs a worker as well.
Ends with 0 when all is well, 1 when a chain is broken, a procedure can not be put in force or a row was refused, 2 when it could not look.

${BACKUP_USAGE}

${REMOTE_USAGE}
`;
