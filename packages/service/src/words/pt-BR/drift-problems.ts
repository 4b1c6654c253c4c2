import type { DriftProblemWords } from '../words.ts'

/** Problems of `accredit drift` in Brazilian Portuguese. */
export const driftProblems: DriftProblemWords = {
  DriftOther: () => [
    'o outro serviço não foi indicado ou foi indicado duas vezes',
    'Indique o endereço com --against ou uma gravação com --replay.',
  ],
  DriftSelf: ({ url }) => [
    `${url} seria comparado consigo mesmo`,
    'Omita --url para comparar com um Accredit iniciado para isso.',
  ],
  DriftOfRecording: ({ option }) => [
    `${option} precisa de um serviço que responda, e --replay indica uma gravação`,
    'Indique o endereço com --against.',
  ],
  DriftAccount: () => [
    'uma gravação de dados precisa também de --sandbox-account',
    'Indique o ID do locatário da conta de sandbox; o usuário que entrou precisa ser desse locatário.',
  ],
  DriftOtherAccount: ({ url, tenant, found }) => [
    `quem chama ${url} é do locatário ${found}, e --sandbox-account indica ${tenant}`,
    'Nada foi gravado. Entre na conta de sandbox.',
  ],
  DriftReference: ({ url }) => [
    `${url} não é uma sandbox, e as gravações de dados são enviadas aos dois serviços`,
    'Omita --url para comparar com um Accredit iniciado para isso.',
  ],
  DriftNoCustomer: ({ write }) => [
    `${write} grava apenas em clientes criados pela mesma execução`,
    'Adicione createCustomer a --write.',
  ],
  DriftNoAnswer: ({ url }) => [
    `nenhuma resposta veio de ${url}`,
    'Verifique o endereço indicado com --against ou com --url.',
  ],
  DriftRefused: ({ url, status }, { number }) => [
    `${url} responde à lista de clientes com ${number(status)}, portanto não há nada para comparar`,
    'Execute "accredit doctor" com o mesmo endereço e a mesma entrada.',
  ],
  RecordingUnreadable: ({ path, fault }) => [
    {
      json: `${path} não é JSON nem uma gravação`,
      form: `${path} não é uma gravação feita por "accredit drift --record"`,
      newer: `${path} foi gravado por uma versão mais recente`,
    }[fault],
  ],
}
