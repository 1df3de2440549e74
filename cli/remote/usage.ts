export const REMOTE_USAGE = `Asked of the service · 经服务接口:
  npx banjie stuck [ID] [--cause C] [--procedure P] [--region R] [--since T]
                                what does not move, and why · 卡住的事项与原因
  npx banjie case <caseId>      stages and tasks with their numbers, who has them, what fails · 事项的环节与任务
  npx banjie repair <kind> --reason TEXT (--case ID … | --procedure P --version H --region R --stage S
                    --stuck-cause C --stuck --overdue) [--dry-run] [--even-if-changed] [--no-wait]
                                repairs one case or many, and waits for the result · 修复一件或一批事项
     reassign    [--at STAGE | --visit N] [--task ID] [--from PERSON] --to PERSON
     drop-claim  [--at STAGE | --visit N] [--task ID]      jump   [--at STAGE | --visit N] --to STAGE
     patch-data  --set field=value …                       retry-effect [--at STAGE | --visit N] [--effect ID]
     suspend     --ground supplement|notice|appraisal|forceMajeure|suspension         resume      cancel
     migrate     --to HASH --map old=new …                 revert --to EVENT [--keep|--undone|--repeat EFFECT …]
     reproject   restart                                   resend --to DELIVERY       unpause --to SCHEDULE
  npx banjie repair handover --from PERSON --to PERSON --day DAY --reason TEXT [--dry-run]
                                one person in the place of another in the whole system · 全系统换人（交接）
  npx banjie repair list | show ID | items ID | follow ID | pause ID | resume ID | approve ID | reject ID [--note TEXT]
Address and token: BANJIE_API_URL and BANJIE_TOKEN, or --url and --token; --json prints the answer; --key repeats a write.
Ends with 0 when all is done, 1 when something was refused or not done, 2 when it was used wrongly or nobody answered.`;
