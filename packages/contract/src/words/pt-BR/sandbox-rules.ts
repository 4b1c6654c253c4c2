import type { SandboxRuleWords } from '../words.ts'

const snapshot = 'precisa ser um instantâneo gravado por GET /sandbox/v1/snapshots/{snapshotId}'

/** The rules of the sandbox's own routes in Brazilian Portuguese. */
export const sandboxRules: SandboxRuleWords = {
  JsonObjectLike: ({ example }) => `precisa ser um objeto JSON como ${example}`,
  WholeBetween: ({ least, most }, { number }) =>
    `precisa ser um número inteiro de ${number(least)} a ${number(most)}`,
  True: () => 'precisa ser verdadeiro',
  Duration: () => 'precisa ser uma duração ISO 8601 como PT30M',
  NotBeside: ({ name }) => `não pode acompanhar "${name}"`,

  ClockTime: () => 'precisa ser um instante ISO 8601 posterior ao relógio',
  ClockAdvance: ({ years }, { number }) =>
    `precisa ser uma duração ISO 8601 como PT72H ou P3D, nunca negativa, e o relógio pode se adiantar até ${number(years)} anos`,

  Operation: () => 'precisa ser o nome de uma operação, como createQualification',
  OperationOrToken: () =>
    'precisa ser o nome de uma operação, como createQualification, ou "token"',
  FaultsAtOnce: ({ most }, { number }) => `no máximo ${number(most)} ficam em vigor ao mesmo tempo`,
  FaultDoesSomething: () => 'uma falha precisa de um status, uma latência, um corte ou um efeito',
  FaultCutAlone: () => 'uma chamada cortada não tem status',
  FaultEffectAlone: () => 'não pode acompanhar nem um status nem um corte',
  FaultSlowForLatency: () => '"slow" precisa de uma latência',
  FaultWithStatus: () => 'só pode acompanhar um status',
  FaultLatencyBefore: () => 'uma latência sozinha vem antes do trabalho',
  FaultCount: () => 'precisa ser pelo menos 1; omita-o para que não tenha fim',
  FaultLatency: ({ minutes }) => `precisa ser uma duração como PT0.5S, no máximo PT${minutes}M`,
  FaultShare: () => 'precisa ser um número acima de 0 e, no máximo, 1',
  FaultAnswers: () => 'uma falha que foi solicitada a esta sandbox',

  JournalStatus: () => 'precisa ser um status de 200 a 599, uma classe como 4xx, ou none',
  RequestId: () => 'precisa ser um ID de solicitação (GUID)',
  CorrelationId: () => 'precisa ser um ID de correlação (GUID)',
  JournalEntryKept: () => 'precisa ser o ID de uma entrada que o diário ainda guarda',
  JournalEntryWhole: () =>
    'o corpo era longo demais para ser guardado, por isso não pode ser enviado de novo',

  CaseId: () => 'precisa ser o ID de um caso',
  CaseWaiting: () => 'precisa ser um caso que aguarda o veredito',

  SnapshotKept: () => 'precisa ser um instantâneo criado desde que a sandbox começou',
  SnapshotEmbedded: () =>
    'exige o armazenamento embutido, SQLite ou memória, e esta sandbox usa PostgreSQL; aqui os instantâneos só podem ser restaurados',
  SnapshotSent: ({ type }) => `precisa ser um arquivo, enviado como ${type}`,
  SnapshotDatabase: () => `${snapshot}, e isto não é um arquivo SQLite`,
  SnapshotWhole: ({ found }) => `${snapshot}, e este arquivo SQLite está danificado: ${found}`,
  SnapshotNotNewer: ({ found, known }) =>
    `${snapshot}, e este foi gravado por uma versão mais nova: tem o esquema ${found}, e aqui o mais novo conhecido é ${known}`,
  SnapshotStore: () => `${snapshot}, e isto é outro tipo de armazenamento`,

  SandboxName: ({ most }) => `precisa ter de 1 a ${most} dos caracteres a a z, 0 a 9 e -`,
}
