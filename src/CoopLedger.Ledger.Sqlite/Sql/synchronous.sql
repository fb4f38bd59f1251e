SELECT synchronous FROM pragma_synchronous;
