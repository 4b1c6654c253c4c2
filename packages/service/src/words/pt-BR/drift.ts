import type { Words } from '../words.ts'

/** Report of `accredit drift` in Brazilian Portuguese. */
export const drift: Words['drift'] = {
  title: 'Divergências',
  kinds: {
    status: 'status',
    code: 'código',
    header: 'cabeçalho',
    missing: 'membro ausente',
    added: 'membro adicional',
    type: 'tipo',
    fact: 'valor',
  },
  outcomes: { agrees: 'coincide', differs: 'diverge', 'not-seen': 'não visto' },
  compared: ({ ours, theirs }) => `${theirs}, comparado com ${ours}.`,
  recording: ({ service, day }) => `uma gravação de ${service} de ${day}`,
  embedded: 'um Accredit iniciado para isso',
  unnamed: 'outro serviço',
  noDifference: 'Nenhuma diferença foi encontrada.',
  counts: ({ agrees, differs, notSeen }) =>
    `Comportamentos: ${agrees} coincidem, ${differs} divergem, ${notSeen} não foram vistos.`,
  differences: 'Diferenças',
  behaviours: 'Comportamentos',
  refusals: 'Recusas',
  asking: ({ name, service }) => `${name} (${service})`,
}
