import type { Words } from '../words.ts'

/** Report of `accredit drift` in European Portuguese. */
export const drift: Words['drift'] = {
  title: 'Desvios',
  kinds: {
    status: 'estado',
    code: 'código',
    header: 'cabeçalho',
    missing: 'membro em falta',
    added: 'membro a mais',
    type: 'tipo',
    fact: 'valor',
  },
  outcomes: { agrees: 'coincide', differs: 'difere', 'not-seen': 'não observado' },
  compared: ({ ours, theirs }) => `${theirs}, comparado com ${ours}.`,
  recording: ({ service, day }) => `uma gravação de ${service} de ${day}`,
  embedded: 'um Accredit iniciado para o efeito',
  unnamed: 'outro serviço',
  noDifference: 'Não foi encontrada nenhuma diferença.',
  counts: ({ agrees, differs, notSeen }) =>
    `Comportamentos: ${agrees} coincidem, ${differs} diferem, ${notSeen} não foram observados.`,
  differences: 'Diferenças',
  behaviours: 'Comportamentos',
  refusals: 'Recusas',
  asking: ({ name, service }) => `${name} (${service})`,
}
