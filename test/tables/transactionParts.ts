/** What a transaction says, however it is spelled: white space and the order of headers and columns do not count. */
export function transactionParts(body: string) {
  return body
    .split(/--changeset_\S+\r\n/)
    .slice(1, -1)
    .map((part) => {
      const lines = part.split('\r\n').filter((line) => line !== '');
      return { headers: lines.slice(2, -1).toSorted(), row: JSON.parse(lines.at(-1) ?? '') };
    });
}
