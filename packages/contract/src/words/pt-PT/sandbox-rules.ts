import type { SandboxRuleWords } from '../words.ts'

const snapshot = 'tem de ser um instantâneo escrito por GET /sandbox/v1/snapshots/{snapshotId}'

/** The rules of the sandbox's own routes in European Portuguese. */
export const sandboxRules: SandboxRuleWords = {
  JsonObjectLike: ({ example }) => `tem de ser um objeto JSON como ${example}`,
  WholeBetween: ({ least, most }, { number }) =>
    `tem de ser um número inteiro de ${number(least)} a ${number(most)}`,
  True: () => 'tem de ser verdadeiro',
  Duration: () => 'tem de ser uma duração ISO 8601 como PT30M',
  NotBeside: ({ name }) => `não pode acompanhar «${name}»`,

  ClockTime: () => 'tem de ser um instante ISO 8601 posterior ao relógio',
  ClockAdvance: ({ years }, { number }) =>
    `tem de ser uma duração ISO 8601 como PT72H ou P3D, nunca negativa, e o relógio pode adiantar-se até ${number(years)} anos`,

  Operation: () => 'tem de ser o nome de uma operação, como createQualification',
  OperationOrToken: () => 'tem de ser o nome de uma operação, como createQualification, ou «token»',
  FaultsAtOnce: ({ most }, { number }) => `no máximo ${number(most)} estão em vigor ao mesmo tempo`,
  FaultDoesSomething: () =>
    'uma falha precisa de um estado, de uma latência, de um corte ou de um efeito',
  FaultCutAlone: () => 'uma chamada cortada não tem estado',
  FaultEffectAlone: () => 'não pode acompanhar nem um estado nem um corte',
  FaultSlowForLatency: () => '«slow» precisa de uma latência',
  FaultWithStatus: () => 'só pode acompanhar um estado',
  FaultLatencyBefore: () => 'uma latência sozinha vem antes do trabalho',
  FaultCount: () => 'tem de ser pelo menos 1; omita-o para que não tenha fim',
  FaultLatency: ({ minutes }) => `tem de ser uma duração como PT0.5S, no máximo PT${minutes}M`,
  FaultShare: () => 'tem de ser um número superior a 0 e, no máximo, 1',
  FaultAnswers: () => 'uma falha que foi pedida a esta sandbox',

  JournalStatus: () => 'tem de ser um estado de 200 a 599, uma classe como 4xx, ou none',
  RequestId: () => 'tem de ser um ID de pedido (GUID)',
  CorrelationId: () => 'tem de ser um ID de correlação (GUID)',
  JournalEntryKept: () => 'tem de ser o ID de uma entrada que o diário ainda guarda',
  JournalEntryWhole: () =>
    'o corpo era demasiado longo para ser guardado, por isso não pode ser enviado de novo',

  CaseId: () => 'tem de ser o ID de um caso',
  CaseWaiting: () => 'tem de ser um caso que aguarda o veredicto',

  SnapshotKept: () => 'tem de ser um instantâneo criado desde que a sandbox começou',
  SnapshotEmbedded: () =>
    'exige o armazenamento incorporado, SQLite ou memória, e esta sandbox usa PostgreSQL; aqui os instantâneos só podem ser repostos',
  SnapshotSent: ({ type }) => `tem de ser um ficheiro, enviado como ${type}`,
  SnapshotDatabase: () => `${snapshot}, e isto não é um ficheiro SQLite`,
  SnapshotWhole: ({ found }) => `${snapshot}, e este ficheiro SQLite está danificado: ${found}`,
  SnapshotNotNewer: ({ found, known }) =>
    `${snapshot}, e este foi escrito por uma versão mais recente: tem o esquema ${found} e aqui o mais recente conhecido é ${known}`,
  SnapshotStore: () => `${snapshot}, e isto é outro tipo de armazenamento`,

  SandboxName: ({ most }) => `tem de ter de 1 a ${most} dos carateres a a z, 0 a 9 e -`,
}
