/** Property tests draw the same examples for every mutant: a score that is thrown anew each time says nothing. */
import fc from 'fast-check';

fc.configureGlobal({ seed: 20261123 });
