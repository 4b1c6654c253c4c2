import type { Words } from '../words.ts'

/** The words of the shared pieces. */
export const pieces: Words['pieces'] = {
  loading: 'A carregar…',
  tryAgain: 'Tentar de novo',
  signInAgain: 'Iniciar sessão de novo',
  signOut: 'Terminar sessão',
  correlationId: 'ID de correlação',
  openInspector: 'Abrir no inspetor',
  serviceSays: 'O serviço diz',
  microsoftId: 'ID Microsoft',
  microsoftIdOf: (name: string) => `ID Microsoft de ${name}`,
  copy: (what: string) => `Copiar ${what}`,
  copied: (what: string) => `Copiado: ${what}`,
  cannotCopy: 'O browser não permitiu copiar. Selecione o texto e copie-o.',
  cancel: 'Cancelar',
  close: 'Fechar',
  discard: {
    title: 'Rejeitar as alterações?',
    text: 'O que escreveu não foi guardado e será perdido.',
    stay: 'Continuar a editar',
    leave: 'Rejeitar alterações',
  },
  previous: 'Página anterior',
  next: 'Página seguinte',
  firstPage: 'Primeira página',
  range: (from: string, to: string, total: string) => `${from}–${to} de ${total}`,
  many: 'muitos',
  breadcrumbs: 'Localização',
  required: 'Este campo é obrigatório.',
  exportCsv: 'Exportar CSV',
  exporting: (count: string) => `Parar (${count} lidos)`,
  exported: (count: string) => ({
    one: `${count} linha exportada`,
    other: `${count} linhas exportadas`,
  }),
}
