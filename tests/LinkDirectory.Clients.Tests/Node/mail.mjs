// A real mail server: it says which port it listens on, then a line of JSON for each mail that it has taken.
import { SMTPServer } from 'smtp-server';

const words = (text) =>
  text.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?B\?([^?]*)\?=/gi, (_, word) => Buffer.from(word, 'base64').toString('utf8'));

const quotedPrintable = (text) => {
  const bytes = text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, byte) => String.fromCharCode(parseInt(byte, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};

function read(mail) {
  const header = (name) => new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im').exec(mail)?.[1].replace(/\r\n(?=[ \t])/g, '') ?? '';
  const text = /Content-Type: text\/plain[^]*?\r\n\r\n([^]*?)\r\n--/.exec(mail)?.[1] ?? '';
  return { id: header('Message-ID').replace(/[<>]/g, ''), subject: words(header('Subject')), text: quotedPrintable(text).replaceAll('\r\n', '\n') };
}

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onData(stream, session, taken) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map((recipient) => recipient.address).join(', ');
      console.log(JSON.stringify({ to, ...read(Buffer.concat(parts).toString('latin1')) }));
      setTimeout(taken, 5); // between taking a mail and saying so a sender may be lost
    });
  },
});
server.on('error', () => {}); // a sender that is killed breaks its conversation off
server.listen(0, '127.0.0.1', () => console.log(server.server.address().port));
