import type { Words } from '../words.ts'

/** Headings of the help in Brazilian Portuguese. */
export const headings: Words['help']['headings'] = {
  run: 'Executar o serviço:',
  customers: 'Clientes e qualificações:',
  events: 'Eventos:',
  desk: 'A análise:',
  signIn: 'Login:',
  more: 'Mais:',
  target: 'Onde e como quem:',
  configuration: 'Configuração:',
  service: 'Opções do serviço:',
  sandbox: 'Opções só do modo sandbox:',
  production: 'Opções só do modo production:',
  usage: 'Uso:',
  options: 'Opções:',
  globalOptions: 'Opções gerais:',
  arguments: 'Argumentos:',
  commands: 'Comandos:',
}

/** The exit codes in Brazilian Portuguese. */
export const exitCodes = `Códigos de saída:
  0  concluído
  1  falha inesperada
  2  uso ou configuração errados
  3  não conectado, ou o login não é aceito
  4  rejeitado por uma regra do serviço
  5  o veredito é uma recusa
  6  não é possível alcançar o serviço, ou o tempo se esgotou`
