export const BACKUP_USAGE = `  npx banjie backup --to DIR [--keep N] [--json]
                                copies all databases of the PostgreSQL server at one point, and the attachments · 备份数据库与附件
  npx banjie restore --from DIR/BACKUP --to FOLDER [--attachments DIR] [--archive DIR [--until INSTANT]] [--owner UID:GID] [--json]
                                makes a folder of PostgreSQL's data from a backup, up to an instant where its log was archived · 恢复
backup asks BACKUP_DATABASE_URL, an account with REPLICATION, else DATABASE_URL; restore asks nothing.`;
