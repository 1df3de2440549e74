// The 30 diseases of the programme for serious illness. The document gives their number; the names are those of the
// national lists of 2018 to 2020.
import { assumed, stated } from '../basis.ts';

const names: readonly (readonly [string, string, string])[] = [
  ['childLeukaemia', '儿童白血病', 'Leukaemia in childhood'],
  ['childHeartDefect', '儿童先天性心脏病', 'Congenital heart defect in childhood'],
  ['oesophagealCancer', '食管癌', 'Cancer of the oesophagus'],
  ['stomachCancer', '胃癌', 'Cancer of the stomach'],
  ['colonCancer', '结肠癌', 'Cancer of the colon'],
  ['rectalCancer', '直肠癌', 'Cancer of the rectum'],
  ['endStageRenalDisease', '终末期肾病', 'End-stage renal disease'],
  ['lungCancer', '肺癌', 'Lung cancer'],
  ['liverCancer', '肝癌', 'Liver cancer'],
  ['breastCancer', '乳腺癌', 'Breast cancer'],
  ['cervicalCancer', '宫颈癌', 'Cervical cancer'],
  ['myocardialInfarction', '急性心肌梗死', 'Acute myocardial infarction'],
  ['cataract', '白内障', 'Cataract'],
  ['pneumoconiosis', '尘肺', 'Pneumoconiosis'],
  ['neuroblastoma', '神经母细胞瘤', 'Neuroblastoma'],
  ['childLymphoma', '儿童淋巴瘤', 'Lymphoma in childhood'],
  ['osteosarcoma', '骨肉瘤', 'Osteosarcoma'],
  ['haemophilia', '血友病', 'Haemophilia'],
  ['thalassaemia', '地中海贫血', 'Thalassaemia'],
  ['cleftLipPalate', '唇腭裂', 'Cleft lip and palate'],
  ['hypospadias', '尿道下裂', 'Hypospadias'],
  ['resistantTuberculosis', '耐多药结核病', 'Multidrug-resistant tuberculosis'],
  ['stroke', '脑卒中', 'Stroke'],
  ['obstructivePulmonaryDisease', '慢性阻塞性肺气肿', 'Chronic obstructive emphysema'],
  ['aidsInfection', '艾滋病机会感染', 'Opportunistic infection in AIDS'],
  ['bladderCancer', '膀胱癌', 'Bladder cancer'],
  ['ovarianCancer', '卵巢癌', 'Ovarian cancer'],
  ['kidneyCancer', '肾癌', 'Kidney cancer'],
  ['severeMentalIllness', '重性精神疾病', 'Severe mental illness'],
  ['rheumaticHeartDisease', '风湿性心脏病', 'Rheumatic heart disease'],
];

/** The disease of a patient; health data, readable by hospital and health department alone. */
export const seriousDisease = {
  key: 'disease',
  type: 'enum',
  label: { zh: '病种（30种大病）', en: 'Disease (one of 30)' },
  options: names.map(([key, zh, en]) => ({ key, label: { zh, en } })),
  sensitive: 'health',
  readableBy: ['medicalInstitution', 'countyHealthDept'],
  basis: [
    stated('tenActions2024', '对30种大病住院患者', 'D062'),
    assumed('病种名称按国家大病专项救治病种', 'The names are those of the national programme'),
  ],
} as const;
