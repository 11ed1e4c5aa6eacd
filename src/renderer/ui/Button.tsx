// A button that says what it does. `primary` once per screen; `quiet` where the words around it carry the weight.
import type { ReactNode } from 'react';
import { type ButtonProps, Button as Pressable } from 'react-aria-components';
import './Button.css';

interface Props extends Omit<ButtonProps, 'className' | 'style' | 'children'> {
  readonly kind?: 'primary' | 'plain' | 'quiet';
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
}

export function Button({ kind = 'plain', icon, children, ...props }: Props) {
  return (
    <Pressable {...props} className={`button ${kind}${children === undefined ? ' icon-only' : ''}`}>
      {icon}
      {children !== undefined && <span className="cut">{children}</span>}
    </Pressable>
  );
}
