/** What Node 18 and the browsers of 2023 do not have yet, and canonicalize asks for. */

if (!('isWellFormed' in String.prototype)) {
  Object.defineProperty(String.prototype, 'isWellFormed', {
    value(this: string) {
      // With the flag `u` a pair is one character, so only a half on its own is a surrogate.
      return !/\p{Surrogate}/u.test(this);
    },
  });
}
