import type { DriftProblemWords } from '../words.ts'

/** Problems of `accredit drift` in European Portuguese. */
export const driftProblems: DriftProblemWords = {
  DriftOther: () => [
    'o outro serviço não foi indicado ou foi indicado duas vezes',
    'Indique o endereço com --against ou uma gravação com --replay.',
  ],
  DriftSelf: ({ url }) => [
    `${url} seria comparado consigo próprio`,
    'Omita --url para comparar com um Accredit iniciado para o efeito.',
  ],
  DriftOfRecording: ({ option }) => [
    `${option} precisa de um serviço que responda, e --replay indica uma gravação`,
    'Indique o endereço com --against.',
  ],
  DriftAccount: () => [
    'uma escrita precisa também de --sandbox-account',
    'Indique o id do inquilino da conta de sandbox; o utilizador com sessão iniciada tem de ser desse inquilino.',
  ],
  DriftOtherAccount: ({ url, tenant, found }) => [
    `quem chama ${url} é do inquilino ${found}, e --sandbox-account indica ${tenant}`,
    'Nada foi escrito. Inicie sessão na conta de sandbox.',
  ],
  DriftReference: ({ url }) => [
    `${url} não é uma sandbox, e as escritas são enviadas aos dois serviços`,
    'Omita --url para comparar com um Accredit iniciado para o efeito.',
  ],
  DriftNoCustomer: ({ write }) => [
    `${write} escreve apenas em clientes criados pela mesma execução`,
    'Acrescente createCustomer a --write.',
  ],
  DriftNoAnswer: ({ url }) => [
    `não veio resposta de ${url}`,
    'Verifique o endereço indicado com --against ou com --url.',
  ],
  DriftRefused: ({ url, status }, { number }) => [
    `${url} responde à lista de clientes com ${number(status)}, pelo que não há nada a comparar`,
    'Execute "accredit doctor" com o mesmo endereço e a mesma sessão.',
  ],
  RecordingUnreadable: ({ path, fault }) => [
    {
      json: `${path} não é JSON, nem uma gravação`,
      form: `${path} não é uma gravação escrita por "accredit drift --record"`,
      newer: `${path} foi gravado por uma versão mais recente`,
    }[fault],
  ],
}
