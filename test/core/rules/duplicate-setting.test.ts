import { table } from './support.ts';

const django = (more: string) => `EMAIL_HOST=smtp.acme.dev\n${more}EMAIL_PORT=587\nEMAIL_USE_TLS=True\n`;

table('duplicate-setting', [
  { name: 'the first one loses', file: '.env', text: django('«EMAIL_PORT»=465\n'), severity: 'warning' },
  { name: 'the same value twice', file: '.env', text: django('«EMAIL_PORT»=587\n'), severity: 'info' },
  { name: 'two that lose', file: '.env', text: django('«EMAIL_PORT»=465\n«EMAIL_PORT»=25\n') },
  { name: 'once', file: '.env', text: django('') },
  { name: 'a comment', file: '.env', text: django('# EMAIL_PORT=465\n') },
  { name: 'another key', file: '.env', text: django('EMAIL_PORT_2=465\n') },
  {
    name: 'two services',
    file: 'docker-compose.yml',
    text: 'services:\n  a:\n    environment:\n      EMAIL_HOST: smtp.acme.dev\n      EMAIL_PORT: "587"\n      EMAIL_USE_TLS: "True"\n  b:\n    environment:\n      EMAIL_HOST: smtp.acme.dev\n      EMAIL_PORT: "587"\n      EMAIL_USE_TLS: "True"\n',
  },
  {
    name: 'branches of a template',
    file: 'templates/deployment.yaml',
    text: 'env:\n  - name: SMTP_HOST\n    value: smtp.acme.dev\n  {{- if .Values.files }}\n  - name: SMTP_PASSWORD\n    value: /secrets/smtp\n  {{- else }}\n  - name: SMTP_PASSWORD\n    value: {{ .Values.password }}\n  {{- end }}\n',
  },
  {
    name: 'a merge key that is overridden',
    file: 'docker-compose.yml',
    text: 'x-mail: &mail\n  EMAIL_HOST: smtp.acme.dev\n  EMAIL_PORT: "587"\n  EMAIL_USE_TLS: "True"\nservices:\n  a:\n    environment:\n      <<: *mail\n      EMAIL_PORT: "2587"\n',
  },
]);
